import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension } from './support';

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly keybindings: readonly {
      readonly command: string;
      readonly key: string;
      readonly when?: string;
    }[];
    readonly menus: Readonly<Record<string, readonly { readonly command?: string }[]>>;
    readonly configuration: {
      readonly properties: Readonly<Record<string, { readonly markdownDescription: string }>>;
    };
  };
}

suite('Manifest', () => {
  let manifest: Manifest;
  suiteSetup(async () => {
    manifest = (await extension()).packageJSON as Manifest;
  });

  test('the key for searching is nobody else’s by default', async () => {
    const { key } = manifest.contributes.keybindings.find(
      ({ command }) => command === 'shelfmark.searchPapers',
    )!;
    const defaults = await vscode.workspace.openTextDocument(
      vscode.Uri.parse('vscode://defaultsettings/keybindings.json'),
    );
    const text = defaults.getText();
    assert.ok(text.includes('"ctrl+k ctrl+s"'), 'the default keys were read');
    const [own, ...others] = text.split(`"${key}"`).slice(1);
    assert.match(own!, /^,\s*"command": "shelfmark\.searchPapers"/);
    assert.deepEqual(others, []);
  });

  test('starts for the languages it serves, for its pages and notes that come back, and for nothing else', () => {
    assert.ok(manifest.activationEvents.length > 0);
    const others = manifest.activationEvents.filter((event) => !event.startsWith('onLanguage:'));
    assert.deepEqual(others.sort(), [
      'onFileSystem:shelfmark-note',
      'onWebviewPanel:shelfmark.map',
      'onWebviewPanel:shelfmark.paper',
    ]);
  });

  test('every text of the manifest is there', () => {
    const texts = [
      ...manifest.contributes.commands.map(({ title }) => title),
      ...Object.values(manifest.contributes.configuration.properties).map(
        (setting) => setting.markdownDescription,
      ),
    ];
    for (const text of texts) assert.doesNotMatch(text, /^%|^$/);
  });

  test('menus name commands that exist', () => {
    const known = new Set(manifest.contributes.commands.map(({ command }) => command));
    for (const { command } of Object.values(manifest.contributes.menus).flat()) {
      assert.ok(command === undefined || known.has(command), command);
    }
  });
});
