import {
  ActError,
  FormatError,
  PacketError,
  StorageError,
  WorkbenchError,
  type ActErrorCode,
  type FormatErrorCode,
  type PacketErrorCode,
  type StorageErrorCode,
} from '../domain/errors.ts';

/**
 * An error as it crosses from a worker. Cloning keeps an error's words but not its class, and a
 * caller matches on class and code, so those of our own are taken apart and put together again.
 */
export type CrossingError =
  | { readonly kind: 'format'; readonly code: FormatErrorCode; readonly where: string }
  | { readonly kind: 'packet'; readonly code: PacketErrorCode; readonly where: string }
  | { readonly kind: 'storage'; readonly code: StorageErrorCode }
  | { readonly kind: 'act'; readonly code: ActErrorCode }
  | { readonly kind: 'other'; readonly message: string; readonly stack: string | undefined };

export function takenApart(error: unknown): CrossingError {
  if (error instanceof FormatError) return { kind: 'format', code: error.code, where: error.where };
  if (error instanceof PacketError) return { kind: 'packet', code: error.code, where: error.where };
  if (error instanceof StorageError) return { kind: 'storage', code: error.code };
  if (error instanceof ActError) return { kind: 'act', code: error.code };
  const known = error instanceof Error ? error : new Error(String(error));
  return { kind: 'other', message: `${known.name}: ${known.message}`, stack: known.stack };
}

export function putTogether(crossed: CrossingError): WorkbenchError | Error {
  if (crossed.kind === 'format') return new FormatError(crossed.code, crossed.where);
  if (crossed.kind === 'packet') return new PacketError(crossed.code, crossed.where);
  if (crossed.kind === 'storage') return new StorageError(crossed.code);
  if (crossed.kind === 'act') return new ActError(crossed.code);
  const error = new Error(crossed.message);
  if (crossed.stack !== undefined) error.stack = crossed.stack;
  return error;
}
