import * as v from 'valibot';
import { defineRecord, hash, id, instant, uint8s } from './record.ts';

/** A sealed file that went from person to person: that it went out, or that it came in. */
export const packetRecord = defineRecord({
  table: 'packets',
  schema: v.object({
    /** The packet's own id, which is inside the file: what was taken in once is known again. */
    id: id('Packet'),
    kind: v.picklist(['assignment', 'return', 'review', 'decisions']),
    direction: v.picklist(['out', 'in']),
    roundId: id('Round'),
    fromId: id('Coder'),
    /** An assignment taken in makes this a copy for that coder, whose codebook is the lead's. */
    toId: id('Coder'),
    transcriptIds: v.array(id('Transcript')),
    /** When it was made. */
    madeAt: instant,
    /** When it went out from here, or was taken in here. */
    at: instant,
    fileName: v.string(),
    /** Of the sealed file. */
    fileHash: hash,
    /**
     * A return that came while somebody here still codes one of its transcripts: the file itself,
     * sealed, until it can be opened. `null` otherwise.
     */
    sealed: v.nullable(uint8s),
    /** The submission code of the lead's passes that a return carries; `null` where none is needed. */
    leadCode: v.nullable(v.string()),
    /** Whether that code was the one of the lead's passes as they stood when it was taken in. */
    leadCodeMatched: v.nullable(v.boolean()),
  }),
  indexes: ['roundId'],
  migrations: [],
  travels: true,
});

export type Packet = v.InferOutput<typeof packetRecord.schema>;
export type PacketId = Packet['id'];
export type PacketKind = Packet['kind'];
