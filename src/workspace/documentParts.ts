import type * as vscode from 'vscode';
import type { CitingDocument, CitingDocuments } from './citingDocuments';
import { folderOf, resolvePath } from './texts';

/** A document together with those it takes in, directly or through others. */
export interface Whole {
  readonly root: vscode.Uri;
  /** The root first. */
  readonly members: readonly CitingDocument[];
}

/** The wholes that a document is part of. */
export interface Membership {
  readonly wholes: readonly Whole[];
  /** The root that the document names, when there is no such file. */
  readonly missingRoot?: string | undefined;
}

/** Roots that name a root are followed so far; documents that name each other end somewhere too. */
const LONGEST_CHAIN = 8;
/** Beyond this nobody wrote the parts by hand. */
const MOST_MEMBERS = 5000;

/**
 * Which documents belong together: by what they say of their root, by what they take in, and (for a part that says
 * nothing) by which document of the workspace takes it in.
 */
export class DocumentParts {
  private wholes = new Map<string, Promise<Whole>>();
  private takenIn: { listing: number; roots: Promise<Map<string, vscode.Uri[]>> } | undefined;

  constructor(private readonly documents: CitingDocuments) {}

  forget(): void {
    this.wholes = new Map();
    this.takenIn = undefined;
  }

  /** @param listed Whether the files of the workspace were just listed, so that they need not be listed again. */
  async wholesOf(document: CitingDocument, listed = false): Promise<Membership> {
    let root: CitingDocument | undefined = document;
    for (let step = 0; step < LONGEST_CHAIN && root.declarations.root !== undefined; step++) {
      const named: string = root.declarations.root;
      const next: CitingDocument | undefined = await this.find(
        named,
        [folderOf(root.uri)],
        extensionOf(document.uri),
      );
      if (!next) return { wholes: [await this.whole(document)], missingRoot: named };
      if (next.uri.toString() === root.uri.toString()) break;
      root = next;
    }
    if (root !== document) return { wholes: [await this.whole(root)] };
    const { isMain, includes, files } = document.declarations;
    // A document that names bibliographies, or could be no part of another, is a whole by itself.
    if (isMain || files.length > 0 || includes === undefined) return { wholes: [await this.whole(document)] };
    const roots = (await this.rootsOfParts(listed)).get(document.uri.toString()) ?? [];
    const wholes: Whole[] = [];
    for (const uri of roots) {
      const found = await this.documents.at(uri);
      if (found) wholes.push(await this.whole(found));
    }
    return { wholes: wholes.length > 0 ? wholes : [await this.whole(document)] };
  }

  private whole(root: CitingDocument): Promise<Whole> {
    // What cannot be part of another and takes nothing in is read often and kept nowhere.
    if (!root.declarations.includes?.length) return Promise.resolve({ root: root.home, members: [root] });
    const key = root.uri.toString();
    let whole = this.wholes.get(key);
    if (!whole) {
      whole = this.collect(root);
      this.wholes.set(key, whole);
    }
    return whole;
  }

  private async collect(root: CitingDocument): Promise<Whole> {
    const members = new Map([[root.uri.toString(), root]]);
    for (const member of members.values()) {
      const folders = [folderOf(root.uri), folderOf(member.uri)];
      const taken = await Promise.all(
        (member.declarations.includes ?? []).map((path) => this.find(path, folders, extensionOf(root.uri))),
      );
      for (const part of taken) {
        if (part && members.size < MOST_MEMBERS) members.set(part.uri.toString(), part);
      }
    }
    return { root: root.uri, members: [...members.values()] };
  }

  /** By part: the roots of the wholes that it belongs to. */
  private async rootsOfParts(listed: boolean): Promise<Map<string, vscode.Uri[]>> {
    const listing = listed ? this.documents.listing : await this.documents.listFiles();
    if (this.takenIn?.listing !== listing) this.takenIn = { listing, roots: this.findRoots() };
    return this.takenIn.roots;
  }

  private async findRoots(): Promise<Map<string, vscode.Uri[]>> {
    const all = (await this.documents.all()).filter(({ declarations }) => declarations.includes?.length);
    // Main documents first: what none of them takes in may be taken in by another part.
    all.sort((a, b) => Number(b.declarations.isMain ?? false) - Number(a.declarations.isMain ?? false));
    const roots = new Map<string, vscode.Uri[]>();
    for (const document of all) {
      if (!document.declarations.isMain && roots.has(document.uri.toString())) continue;
      for (const { uri } of (await this.whole(document)).members) {
        const key = uri.toString();
        if (key === document.uri.toString()) continue;
        roots.set(key, [...(roots.get(key) ?? []), document.uri]);
      }
    }
    return roots;
  }

  /** The document that the path names, as written or with the ending left out, from the first folder that has it. */
  private async find(
    path: string,
    folders: readonly vscode.Uri[],
    extension: string,
  ): Promise<CitingDocument | undefined> {
    const names = path.toLowerCase().endsWith(`.${extension}`) ? [path] : [`${path}.${extension}`, path];
    const tried = new Set<string>();
    for (const folder of folders) {
      for (const name of names) {
        const uri = resolvePath(folder, name);
        if (tried.has(uri.toString())) continue;
        tried.add(uri.toString());
        const found = await this.documents.at(uri);
        if (found) return found;
      }
    }
    return undefined;
  }
}

function extensionOf(uri: vscode.Uri): string {
  return /[^.]*$/.exec(uri.path)![0].toLowerCase();
}
