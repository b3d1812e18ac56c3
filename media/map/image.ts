/** Properties that a style sheet decides and a picture has to carry when it stands alone, with what needs no saying. */
const SHAPE = { fill: '', stroke: 'none', 'stroke-width': '1px', opacity: '1' };
const GROUP = { opacity: '1' };
const TEXT = {
  fill: '',
  opacity: '1',
  'font-family': '',
  'font-size': '',
  'font-weight': '400',
  'text-anchor': 'start',
};

/** Margin around the picture, in pixels. */
const MARGIN = 12;

/** The picture as a file of its own: sizes, fonts and colours are those of the page. */
export function standaloneSvg(svg: SVGSVGElement, title: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((element, at) => {
    const style = getComputedStyle(originals[at]!);
    const properties = { g: GROUP, text: TEXT }[element.tagName] ?? SHAPE;
    for (const [property, usual] of Object.entries(properties)) {
      const value = plainColour(style.getPropertyValue(property));
      if (value !== usual) element.setAttribute(property, value);
    }
    element.removeAttribute('class');
    element.removeAttribute('style');
  });
  copy.querySelectorAll('[fill="rgba(0, 0, 0, 0)"]:not([stroke])').forEach((hit) => hit.remove());
  const width = Number(svg.getAttribute('width'));
  const height = Number(svg.getAttribute('height'));
  const background = document.createElementNS(svg.namespaceURI, 'rect') as SVGRectElement;
  for (const [name, value] of Object.entries({
    x: -MARGIN,
    y: -MARGIN,
    width: width + 2 * MARGIN,
    height: height + 2 * MARGIN,
    fill: getComputedStyle(document.body).backgroundColor,
  })) {
    background.setAttribute(name, String(value));
  }
  const heading = document.createElementNS(svg.namespaceURI, 'title');
  heading.textContent = title;
  copy.prepend(heading, background);
  copy.removeAttribute('class');
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width + 2 * MARGIN));
  copy.setAttribute('height', String(height + 2 * MARGIN));
  copy.setAttribute('viewBox', `${-MARGIN} ${-MARGIN} ${width + 2 * MARGIN} ${height + 2 * MARGIN}`);
  return new XMLSerializer().serializeToString(copy);
}

/** The picture in dots, twice as dense as the page, in base64. Rejects when the browser cannot draw it, or not as large. */
export async function pngOf(svgText: string): Promise<string> {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([svgText], { type: 'image/svg+xml' }));
  try {
    await new Promise<void>((resolve, reject) => {
      image.onload = () => resolve();
      image.onerror = () => reject(new Error('The picture could not be drawn.'));
      image.src = address;
    });
  } finally {
    URL.revokeObjectURL(address);
  }
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * 2;
  canvas.height = image.naturalHeight * 2;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const data = canvas.toDataURL('image/png').replace(/^[^,]*,/, '');
  // What is larger than a canvas can be comes out as nothing (HTML, "toDataURL").
  if (data === '') throw new Error('The picture is too large.');
  return data;
}

/** A colour as every program knows it: what is mixed comes as `color(srgb ...)` (CSS Color 4), which few do. */
function plainColour(value: string): string {
  const [whole, red, green, blue, alpha] =
    /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.e-]+))?\)$/.exec(value) ?? [];
  if (whole === undefined) return value;
  const parts = [red, green, blue].map((part) => Math.round(Number(part) * 255));
  return alpha === undefined ? `rgb(${parts.join(', ')})` : `rgba(${parts.join(', ')}, ${alpha})`;
}
