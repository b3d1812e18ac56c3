import * as vscode from 'vscode';

/** The extension under test, activated. */
export async function extension(): Promise<vscode.Extension<unknown>> {
  const found = vscode.extensions.getExtension('shelfmark.shelfmark');
  if (!found) throw new Error('shelfmark.shelfmark is not installed in this VS Code.');
  await found.activate();
  return found;
}

const folders: TestFolder[] = [];

/** A folder of a test's own below the opened workspace folder; `cleanUp` removes it. */
export class TestFolder {
  private constructor(readonly uri: vscode.Uri) {}

  /** Makes the folder and writes the files, given as `relative/path: text`. */
  static async create(files: Readonly<Record<string, string>> = {}): Promise<TestFolder> {
    const name = `test-${Date.now().toString(36)}-${folders.length}`;
    const folder = new TestFolder(vscode.Uri.joinPath(workspaceFolder(), name));
    folders.push(folder);
    await vscode.workspace.fs.createDirectory(folder.uri);
    for (const [path, text] of Object.entries(files)) await folder.write(path, text);
    return folder;
  }

  file(path: string): vscode.Uri {
    return vscode.Uri.joinPath(this.uri, path);
  }

  /** Writes the file on disk, below an editor that may have it open. */
  async write(path: string, text: string): Promise<vscode.Uri> {
    const uri = this.file(path);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return uri;
  }

  /** The text on disk. */
  async read(path: string): Promise<string> {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(this.file(path)));
  }

  async exists(path: string): Promise<boolean> {
    return vscode.workspace.fs.stat(this.file(path)).then(
      () => true,
      () => false,
    );
  }

  /** Writes the file, with a cursor marker `|` in the text or none, and shows it with the cursor there. */
  async open(path: string, marked: string): Promise<OpenFile> {
    const { text, offset } = cutCursor(marked);
    const document = await vscode.workspace.openTextDocument(await this.write(path, text));
    return show(document, offset);
  }
}

/** A document in the active editor. */
export interface OpenFile {
  readonly document: vscode.TextDocument;
  readonly editor: vscode.TextEditor;
  /** Where the marker stood; the end of the text when there was none. */
  readonly position: vscode.Position;
}

/** The folder that VS Code has open. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('No folder is open.');
  return folder.uri;
}

/**
 * Shows a text: as a file of a new folder when `as` is a file name (has a dot), else as an untitled document of the
 * language `as`. A marker `|` tells where the cursor goes.
 */
export async function openDocument(marked: string, as: string): Promise<OpenFile> {
  if (as.includes('.')) return (await TestFolder.create()).open(as, marked);
  const { text, offset } = cutCursor(marked);
  return show(await vscode.workspace.openTextDocument({ content: text, language: as }), offset);
}

/** Takes the marker `|` out of a text. Without one the offset is the text's end; more than one is an error. */
export function cutCursor(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf('|');
  if (offset < 0) return { text: marked, offset: marked.length };
  if (marked.includes('|', offset + 1)) throw new Error(`More than one cursor marker: ${marked}`);
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

async function show(document: vscode.TextDocument, offset: number): Promise<OpenFile> {
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const position = document.positionAt(offset);
  editor.selection = new vscode.Selection(position, position);
  return { document, editor, position };
}

/** What the suggest widget would be offered there; the first `resolve` items with their details. */
export async function completions(
  document: vscode.TextDocument,
  position: vscode.Position,
  { trigger, resolve = 0 }: { trigger?: string; resolve?: number } = {},
): Promise<vscode.CompletionList> {
  return vscode.commands.executeCommand(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
    trigger,
    resolve,
  );
}

/**
 * Waits until `check` gives something other than undefined or false, and returns it. It is asked now and again after
 * each event: those given, else any change of documents, editors and tabs.
 *
 * @param what Names the condition in the error after ten seconds.
 */
export async function until<T>(
  what: string,
  check: () => T | undefined | false | PromiseLike<T | undefined | false>,
  events: readonly vscode.Event<never>[] = editorEvents(),
): Promise<T> {
  let wake = (): void => {};
  let expired = false;
  const subscriptions = events.map((event) => event(() => wake()));
  const timer = setTimeout(() => {
    expired = true;
    wake();
  }, 10_000);
  try {
    for (;;) {
      // Taken before the check, so that an event during it is not lost.
      const next = new Promise<void>((resolve) => (wake = resolve));
      const value = await check();
      if (value !== undefined && value !== false) return value;
      if (expired) throw new Error(`Waited in vain until ${what}.`);
      await next;
    }
  } finally {
    clearTimeout(timer);
    for (const subscription of subscriptions) subscription.dispose();
  }
}

/**
 * Waits until VS Code tells of changes in a folder that is new: it takes a moment to set its watch, and what changes
 * before is never told.
 */
export async function untilWatched(folder: TestFolder): Promise<void> {
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder.uri, 'probe-*'));
  try {
    for (let tries = 0; tries < 20; tries++) {
      const told = new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(false), 500);
        watcher.onDidCreate(() => {
          clearTimeout(timer);
          resolve(true);
        });
      });
      await folder.write(`probe-${tries}`, '');
      if (await told) return;
    }
    throw new Error(`Changes in ${folder.uri.path} are not told.`);
  } finally {
    watcher.dispose();
  }
}

function editorEvents(): vscode.Event<never>[] {
  return [
    vscode.workspace.onDidChangeTextDocument,
    vscode.workspace.onDidOpenTextDocument,
    vscode.workspace.onDidCloseTextDocument,
    vscode.workspace.onDidSaveTextDocument,
    vscode.window.onDidChangeActiveTextEditor,
    vscode.window.onDidChangeVisibleTextEditors,
    vscode.window.onDidChangeTextEditorSelection,
    vscode.window.tabGroups.onDidChangeTabs,
  ] as vscode.Event<never>[];
}

/** Leaves nothing of a test behind: closes editors without saving and removes the folders. Runs after every test. */
export async function cleanUp(): Promise<void> {
  const below = workspaceFolder().path;
  // Settings that VS Code itself is writing are dirty for a moment too, and not ours.
  const ours = ({ isDirty, isUntitled, uri }: vscode.TextDocument): boolean =>
    isDirty && (isUntitled || uri.scheme !== 'file' || uri.path.startsWith(`${below}/test-`));
  for (const document of vscode.workspace.textDocuments.filter(ours)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  for (const { uri } of folders.splice(0)) {
    await vscode.workspace.fs.delete(uri, { recursive: true });
  }
}
