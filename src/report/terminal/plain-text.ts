/** Characters that steer a terminal or turn the direction of writing round. */
const STEERING = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Text from a file made safe to print: what could steer the terminal shows as `\u001b`. */
export function plainText(text: string): string {
  return text.replace(
    STEERING,
    (char) => `\\u${char.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  );
}
