import { randomBytes } from 'node:crypto';
import type { ContainerId } from '../../shared/records.ts';
import type { Asker } from '../access/asker.ts';

export const TICKET_VALID_MS = 30_000;
const TOKEN_BYTES = 16;
const MOST_TICKETS = 1_000;

export interface Ticket {
  readonly asker: Asker;
  readonly container: ContainerId;
  /** All that must still be so when the ticket is used. */
  readonly fingerprint: string;
  readonly expiresAt: number;
}

export interface Tickets {
  issue(ticket: Omit<Ticket, 'expiresAt'>): string;
  /** Each ticket once; undefined when there is none, it has expired or it is somebody else's. */
  redeem(token: string, asker: Asker, container: ContainerId): Ticket | undefined;
}

/** First step of a removal: what was seen, by whom, and for how long that stands. */
export function createTickets(now: () => number): Tickets {
  const tickets = new Map<string, Ticket>();
  return {
    issue(ticket) {
      const [oldest] = tickets.keys();
      if (tickets.size >= MOST_TICKETS && oldest !== undefined) tickets.delete(oldest);
      const token = randomBytes(TOKEN_BYTES).toString('hex');
      tickets.set(token, { ...ticket, expiresAt: now() + TICKET_VALID_MS });
      return token;
    },
    redeem(token, { connection, rights }, container) {
      const ticket = tickets.get(token);
      if (ticket?.container !== container || ticket.asker.connection !== connection) return undefined;
      tickets.delete(token);
      return ticket.asker.rights.role === rights.role && ticket.expiresAt > now() ? ticket : undefined;
    },
  };
}
