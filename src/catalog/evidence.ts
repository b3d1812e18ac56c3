import { isPublished, yearOf, type Paper } from './paper';

/** Venue in full with its short name and the year: `International Conference on Machine Learning (ICML), 2026`. */
export function venueInFull(paper: Paper): string {
  const { venue, arxiv } = paper.custom;
  const name = paper['container-title'] ?? (arxiv ? `arXiv:${arxiv}` : undefined);
  const short = venue !== undefined && venue !== name ? ` (${venue})` : '';
  return [name && name + short, yearOf(paper)].filter(Boolean).join(', ');
}

/** How the catalog knows where the work appeared, or why it names no venue; see data/README.md for the rules. */
export function venueEvidence(paper: Paper): string {
  const { arxiv, venueCandidate: candidate } = paper.custom;
  if (isPublished(paper)) {
    const details = [
      paper['collection-title'],
      paper.volume && `volume ${paper.volume}`,
      paper.page && `pages ${paper.page}`,
      paper.DOI && `DOI ${paper.DOI}`,
    ].filter(Boolean);
    return details.length > 0
      ? `Published: its proceedings or journal have it (${details.join(', ')}).`
      : "Published: the venue's programme, the work's own repository or two independent sources say so.";
  }
  if (candidate) {
    return (
      `Cited as a preprint: one second-hand source alone names ${candidate.name} ${candidate.year}, ` +
      'and nothing has confirmed it yet.'
    );
  }
  if (paper.type === 'article') {
    return arxiv ? 'A preprint: no publication of it is known.' : 'No publication of it is known.';
  }
  return 'A page on the web.';
}
