import type { Language } from './labels.ts';
import type { Summary } from './summary.ts';
import { basisSection } from './terminal/basis-section.ts';
import { behaviourSection } from './terminal/behaviour-section.ts';
import { dealsSection } from './terminal/deals-section.ts';
import { liquiditySection } from './terminal/liquidity-section.ts';
import { moneySection } from './terminal/money-section.ts';
import { officeSection } from './terminal/office-section.ts';
import { plainText } from './terminal/plain-text.ts';
import { quotaSection } from './terminal/quota-section.ts';
import { ruralSection } from './terminal/rural-section.ts';
import { sessionSection } from './terminal/session-section.ts';
import { makeStyle, type Style, wrapText } from './terminal/style.ts';
import { WIDEST_LINE } from './terminal/text-table.ts';
import { transferSection } from './terminal/transfer-section.ts';
import { WORDS } from './terminal/words.ts';

/** How and about what the terminal report is written. */
export interface TerminalOptions {
  readonly language: Language;
  readonly colour: boolean;
  /** Where the files lie. */
  readonly directory: string;
}

/** The result of a run as a person reads it on a terminal of 120 columns; ends in a line end. */
export function terminalReport(summary: Summary, options: TerminalOptions): string {
  const style = makeStyle(options.language, options.colour);
  const lines = [
    ...heading(summary, style),
    '',
    ...moneySection(summary, style),
    '',
    ...dealsSection(summary, style),
    ...transferSection(summary, style),
    ...ruralSection(summary, style),
    ...liquiditySection(summary, style),
    ...quotaSection(summary, style),
    ...officeSection(summary, style),
    ...basisSection(summary, style),
    ...sessionSection(summary, style),
    ...behaviourSection(summary, style),
    ...warningSection(summary, style),
    '',
    `${style.colours.bold(style.say(WORDS.output))}  ${plainText(options.directory)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function heading({ scenario, synthetic, start, end }: Summary, style: Style): string[] {
  const { bold, black, bgYellow, dim } = style.colours;
  const mark = synthetic ? `  ${bgYellow(black(`【${style.say(WORDS.synthetic)}】`))}` : '';
  return [
    `${bold(plainText(style.say(scenario)))}${mark}`,
    dim(`${plainText(scenario.id)} · ${start} – ${end}`),
  ];
}

function warningSection({ warnings }: Summary, style: Style): string[] {
  if (warnings.length === 0) return [];
  const { bold, yellow } = style.colours;
  return [
    '',
    bold(yellow(style.say(WORDS.warnings))),
    ...warnings.flatMap((warning) =>
      wrapText(style.say(warning), WIDEST_LINE - 4).map((line, i) =>
        i === 0 ? ` • ${line}` : `   ${line}`,
      ),
    ),
  ];
}
