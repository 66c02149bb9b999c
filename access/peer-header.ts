/** Where instrumentation.ts puts the address of who is connected, over whatever was sent. */
export const PEER_HEADER = 'x-reroll-peer';
