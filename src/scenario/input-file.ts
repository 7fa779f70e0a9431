/** One file a run was made from, by its name without folders. */
export interface InputFile {
  /** What it is to the run: `scenario`, `deals`, `rules` … */
  readonly role: string;
  readonly name: string;
  readonly sha256: string;
}
