import * as vscode from 'vscode';

/** Positions in a text that no editor has open. Lines end as in VS Code: at `\n`, `\r\n` or `\r`. */
export class TextLines {
  private readonly starts: number[] = [0];

  constructor(private readonly text: string) {
    const end = /\r\n|\n|\r/g;
    while (end.exec(text)) this.starts.push(end.lastIndex);
  }

  positionAt(offset: number): vscode.Position {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return new vscode.Position(low, Math.min(offset, this.text.length) - this.starts[low]!);
  }

  rangeOf(start: number, end: number): vscode.Range {
    return new vscode.Range(this.positionAt(start), this.positionAt(end));
  }
}
