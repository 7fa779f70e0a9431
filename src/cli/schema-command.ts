import { scenarioJsonSchema } from '../scenario/scenario-json-schema.ts';
import { answer, type Session } from './session.ts';

/** Prints the JSON Schema of a scenario file. */
export function schemaCommand(session: Session): void {
  answer(session, scenarioJsonSchema());
}
