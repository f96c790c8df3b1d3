import { after } from 'node:test'

/**
 * Preloaded in each test file: a spec that fails before it closes its platform leaves sockets open, and must not hold the
 * whole run. (`--test-force-exit` also ends the runner itself, on Node 20 before it has printed everything.)
 */
if (process.env.NODE_TEST_CONTEXT !== undefined) after(() => void setTimeout(() => process.exit(), 2_000).unref())
