import assert from 'node:assert/strict'
import { setTimeout as attendre } from 'node:timers/promises'

/** Until `voulu`, for at most thirty seconds: a fixed delay is too long on most machines, and too short on a busy one. */
export async function attendreQue(voulu: () => Promise<boolean>): Promise<void> {
  const fin = Date.now() + 30_000
  while (!(await voulu())) {
    assert.ok(Date.now() < fin, 'rien n’a changé en trente secondes')
    await attendre(100)
  }
}
