import { invariant } from '../../units/invariant.ts';

/**
 * Account names that all three programs take (`Assets:Treasury:Changsha:Fund:1030148`), one for
 * one: parts start with a capital or a digit and hold letters, digits and hyphens only.
 */
export class AccountNames {
  readonly #byName = new Map<string, string>();

  /**
   * The name of a ledger path or of a quota account.
   *
   * @param root the first part, one of the five that Beancount knows
   * @param path parts joined by colons
   * @throws InvariantError when two paths would share one name
   */
  of(root: 'Assets' | 'Liabilities' | 'Equity' | 'Expenses', path: string): string {
    const name = [root, ...path.split(':').map(part)].join(':');
    const known = this.#byName.get(name);
    invariant(known === undefined || known === path, 'books.sharedAccountName', () => ({
      name,
      paths: [known, path],
    }));
    this.#byName.set(name, path);
    return name;
  }
}

function part(text: string): string {
  const plain = text.replace(/[^A-Za-z0-9-]/g, '-').replace(/^-+/, 'X-');
  return plain.slice(0, 1).toUpperCase() + plain.slice(1);
}
