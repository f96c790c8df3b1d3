/** Text without its XML comments, read once: a comment never closed leaves all that follows. */
export const sansCommentaires = (texte: string): string => {
  let reste = ''
  let position = 0
  for (;;) {
    const debut = texte.indexOf('<!--', position)
    const fin = debut === -1 ? -1 : texte.indexOf('-->', debut + 4)
    if (fin === -1) return reste + texte.slice(position)
    reste += texte.slice(position, debut)
    position = fin + 3
  }
}
