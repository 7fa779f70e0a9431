import { CITIES, type City } from '../world/party.ts';
import { complain } from './expectation.ts';
import { choice, list } from './leaf-schema.ts';

/** The key `coalition` of a scenario: the cities on the platform, each once, in party order. */
export const coalitionSchema = list(choice(CITIES), CITIES.length)
  .superRefine((cities, context) => {
    const twice = cities.find((city, at) => cities.indexOf(city) !== at);
    if (twice === undefined) return;
    context.addIssue(
      complain({
        expected: { zh: '每个市至多一次', en: 'each city at most once' },
        message: { zh: '同一个市写了两次', en: 'a city is named twice' },
        found: twice,
      }),
    );
  })
  .transform((cities): readonly City[] => CITIES.filter((city) => cities.includes(city)));
