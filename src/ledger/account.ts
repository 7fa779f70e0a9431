import { invariant } from '../units/invariant.ts';

/**
 * Which pot of public money an account belongs to. `escrow` holds deposits, `clearing` money
 * received but not settled, `fund` the government-managed fund budget (land), `general` the
 * general public budget (tax); `outside` is everybody who is not a treasury.
 */
export type Section = 'outside' | 'escrow' | 'clearing' | 'fund' | 'general';

/** The two budgets whose money must not mix (M7); null for money that is in neither. */
export type Budget = 'fund' | 'general' | null;

/**
 * One account. `treasury` is where the money lies and `owner` whose it is: they differ exactly
 * while money sits in the wrong treasury.
 */
export interface Account {
  readonly id: AccountId;
  readonly path: string;
  readonly section: Section;
  readonly treasury: string | null;
  readonly code: string;
  readonly owner: string | null;
  readonly budget: Budget;
}

declare const accountBrand: unique symbol;

/** Position of an account in its chart. */
export type AccountId = number & { readonly [accountBrand]: 'AccountId' };

/** Gives the budget a category code belongs to; the codes are data of the rules. */
export type BudgetOfCode = (code: string) => Budget;

const NAME = '([\\w.-]+)';
const PATH = new RegExp(
  `^(?:outside:${NAME}|treasury:${NAME}:(escrow|clearing|fund|general):${NAME}(?::for:${NAME})?)$`,
);

/** The chart of accounts of one run: paths like `treasury:changsha:fund:1030148`, interned. */
export class Chart {
  readonly #ids = new Map<string, AccountId>();
  readonly #accounts: Account[] = [];
  readonly #budgetOfCode: BudgetOfCode;

  constructor(budgetOfCode: BudgetOfCode) {
    this.#budgetOfCode = budgetOfCode;
  }

  get size(): number {
    return this.#accounts.length;
  }

  /**
   * The id of a path, made on first use.
   *
   * @throws InvariantError when the path is not one of the forms above.
   */
  id(path: string): AccountId {
    return this.#ids.get(path) ?? this.#open(path);
  }

  /** The id of a path that may not have been used yet. */
  find(path: string): AccountId | undefined {
    return this.#ids.get(path);
  }

  /**
   * The budget of a path, without making the account: a refused entry leaves no trace.
   *
   * @throws InvariantError when the path is not one of the forms above.
   */
  budget(path: string): Budget {
    const id = this.#ids.get(path);
    return id === undefined ? this.#parse(path).budget : this.#accounts[id]!.budget;
  }

  /** @throws InvariantError when the id is not of this chart. */
  account(id: AccountId): Account {
    const account = this.#accounts[id];
    invariant(account !== undefined, 'ledger.unknownAccount', () => ({ id }));
    return account;
  }

  accounts(): readonly Account[] {
    return this.#accounts;
  }

  #open(path: string): AccountId {
    const id = this.#accounts.length as AccountId;
    this.#accounts.push({ id, ...this.#parse(path) });
    this.#ids.set(path, id);
    return id;
  }

  #parse(path: string): Omit<Account, 'id'> {
    const match = PATH.exec(path);
    invariant(match !== null, 'ledger.accountPath', () => ({ path }));
    const [, outside, treasury, section, code, owner] = match;
    // `…:for:` the treasury itself would be a second name of its own account.
    const single = owner === undefined || owner !== treasury;
    invariant(single, 'ledger.accountPath', () => ({ path }));
    return {
      path,
      section: outside === undefined ? (section as Section) : 'outside',
      treasury: treasury ?? null,
      code: outside ?? code!,
      owner: owner ?? treasury ?? null,
      budget: this.#budgetIn(section, code),
    };
  }

  #budgetIn(section: string | undefined, code: string | undefined): Budget {
    if (section === 'fund' || section === 'general') return section;
    return section === 'clearing' ? this.#budgetOfCode(code!) : null;
  }
}

/** Money lying in `treasury` that belongs to `owner`, under a fund or general category code. */
export function treasuryPath(
  treasury: string,
  section: 'fund' | 'general' | 'clearing' | 'escrow',
  code: string,
  owner: string = treasury,
): string {
  const codes = known(known(known(PATHS, treasury), owner), section);
  let path = codes.get(code);
  if (path === undefined) {
    const own = `treasury:${treasury}:${section}:${code}`;
    path = owner === treasury ? own : `${own}:for:${owner}`;
    codes.set(code, path);
  }
  return path;
}

type Nested<T> = Map<string, T>;

/**
 * Every path made so far, by treasury, owner, section and code: there are a few hundred of them,
 * and a text put together anew has to be read through each time an account is looked up by it.
 */
const PATHS: Nested<Nested<Nested<Nested<string>>>> = new Map();

function known<T>(map: Nested<Nested<T>>, key: string): Nested<T> {
  let inner = map.get(key);
  if (inner === undefined) {
    inner = new Map();
    map.set(key, inner);
  }
  return inner;
}

/** Somebody who is not a treasury: the grantee, the land reserve centre. */
export function outsidePath(name: string): string {
  return `outside:${name}`;
}
