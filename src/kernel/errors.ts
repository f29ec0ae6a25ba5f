// The one error a person may read. A refusal carries a sentence (what happened, what to do next) and,
// for forms, a sentence per field. Everything else that is thrown is a bug.

export type RefusalCode = 'invalid' | 'forbidden' | 'not_found' | 'conflict' | 'limit' | 'precondition' | 'unavailable';

export interface FieldErrors {
  readonly [field: string]: string;
}

export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: RefusalCode;
  readonly sentence: string;
  readonly fields: FieldErrors;

  constructor(code: RefusalCode, sentence: string, fields: FieldErrors = {}) {
    super(sentence);
    this.code = code;
    this.sentence = sentence;
    this.fields = fields;
  }
}

/** Builds a refusal; the caller throws it. `fields` is keyed by the names of the form's fields. */
export function refusal(code: RefusalCode, sentence: string, fields?: FieldErrors): AppError {
  return new AppError(code, sentence, fields);
}
