import { caseJsonSchema } from '../scenario/cases/case-json-schema.ts';
import { scenarioJsonSchema } from '../scenario/scenario-json-schema.ts';
import type { SchemaOptions } from './commands.ts';
import { answer, type Session } from './session.ts';

/** Prints the JSON Schema of a scenario file, or of a file of cases. */
export function schemaCommand(options: SchemaOptions, session: Session): void {
  answer(session, options.case ? caseJsonSchema() : scenarioJsonSchema());
}
