/** Widths of texts as the page shows them, in pixels. */
export class TextRuler {
  private readonly context = document.createElement('canvas').getContext('2d')!;
  private readonly known = new Map<string, number>();
  private font = '';

  /** Takes the font over from an element, at a size in pixels. */
  use(element: Element, size: number, weight = 'normal'): void {
    const font = `${weight} ${size}px ${getComputedStyle(element).fontFamily}`;
    if (font === this.font) return;
    this.font = font;
    this.context.font = font;
    this.known.clear();
  }

  width(text: string): number {
    const known = this.known.get(text) ?? this.context.measureText(text).width;
    this.known.set(text, known);
    return known;
  }

  /** The text, or as much of it as fits, with an ellipsis. */
  fit(text: string, width: number): string {
    if (this.width(text) <= width) return text;
    let length = text.length;
    while (length > 1 && this.width(`${text.slice(0, length)}…`) > width) length--;
    return `${text.slice(0, length).trimEnd()}…`;
  }
}
