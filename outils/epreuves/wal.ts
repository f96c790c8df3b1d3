/** `XLOG_BLCKSZ` and the two headers of src/include/access/xlog_internal.h: the long one opens the segment. */
const page = 8192
const enteteCourt = 24
const enteteLong = 40

/** A segment of the WAL, its pages put end to end: what a page header cuts in two is whole again, as the server reads it. */
export function sansEntetesDePages(segment: Buffer): Buffer {
  const pages: Buffer[] = []
  for (let debut = 0; debut < segment.length; debut += page)
    pages.push(segment.subarray(debut + (debut === 0 ? enteteLong : enteteCourt), debut + page))
  return Buffer.concat(pages)
}
