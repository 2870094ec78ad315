import type { CodeId } from '../../domain/model/code.ts';
import type { DomainEvidence } from '../../domain/relevance/domain-evidence.ts';

/** A domain in the table of evidence. */
export interface DomainRow {
  readonly id: CodeId;
  readonly evidence: DomainEvidence;
  /** "3=", where domains are shown ranked; else `null`. */
  readonly place: string | null;
  readonly href: string;
  readonly statementsHref: string;
  /** Opens the domain with its passages. */
  readonly passagesHref: string;
  readonly current: boolean;
  /** Initials of who decided. */
  readonly deciders: readonly string[];
}

/** A statement of a domain with how many voice it. */
export interface DomainStatement {
  readonly id: string;
  readonly statement: string;
  readonly people: number;
  readonly said: string;
  readonly href: string;
}
