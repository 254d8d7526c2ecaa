import type { Locator, Page } from 'playwright';

export type TabName = 'Get token' | 'Token' | 'Wire' | 'Call API';

/** Where things are in the window, by role and name: specs say what a person does, this says how it is found. */
export class WindowPage {
  readonly page: Page;
  readonly main: Locator;
  readonly sidebar: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.sidebar = page.getByRole('navigation', { name: 'Profiles and tokens' });
    this.dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  }

  profile(name: string, environment?: string): Locator {
    const tree = this.sidebar.getByRole('tree', { name: 'Profiles' });
    const scope = environment === undefined ? tree : tree.getByRole('group', { name: environment });
    return scope.getByRole('treeitem', { name: new RegExp(`^${name} `), level: 2 });
  }

  environment(name: string): Locator {
    const tree = this.sidebar.getByRole('tree', { name: 'Profiles' });
    return tree.getByRole('treeitem', { name: new RegExp(`^${name}\\b`), level: 1 });
  }

  /** Opens the menu of a row of the tree. */
  async openMenu(row: Locator): Promise<void> {
    await row.hover();
    await row.getByRole('button', { name: /^What can be done with/ }).click();
  }

  async profileMenu(name: string, environment: string, act: string): Promise<void> {
    await this.openMenu(this.profile(name, environment));
    await this.page.getByRole('menuitem', { name: act }).click();
  }

  async environmentMenu(name: string, act: string): Promise<void> {
    await this.openMenu(this.environment(name));
    await this.page.getByRole('menuitem', { name: act }).click();
  }

  /** A row of the wire list, by its method and path. */
  exchange(methodAndPath: string): Locator {
    const name = new RegExp(`${methodAndPath.replaceAll(/[./]/g, '\\$&')} `);
    return this.main.getByRole('grid', { name: 'Exchanges' }).getByRole('row', { name });
  }

  tab(name: TabName): Locator {
    return this.page.getByRole('tab', { name: new RegExp(`^${name}( \\d+)?$`) });
  }

  /** What is said in passing, as it is seen: screen readers hear the same words from the announcer. */
  toast(text: string | RegExp): Locator {
    return this.page.getByRole('region', { name: 'Notices' }).getByText(text);
  }

  button(name: string | RegExp): Locator {
    return this.main.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  }

  region(name: string): Locator {
    return this.main.getByRole('region', { name, exact: true });
  }

  /** Chooses the set of rules that findings are judged by, beside them. */
  async judgeBy(policy: string): Promise<void> {
    await this.region('Findings')
      .getByRole('button', { name: /Judged by/ })
      .click();
    await this.page.getByRole('option', { name: policy }).click();
  }

  /** A step of the run, by its heading. */
  step(title: string): Locator {
    return this.region('Run')
      .getByRole('list')
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('heading', { name: title }) });
  }

  get start(): Locator {
    return this.main.getByRole('button', { name: 'Get New Access Token' });
  }

  /** Opens the inspect screen by its shortcut and types a text there, as soon as there is a place to type. */
  async inspect(text: string): Promise<void> {
    await this.page.keyboard.press('Control+i');
    await this.main.locator('textarea:focus').waitFor();
    await this.page.keyboard.insertText(text);
  }

  /** What screen readers have been told last, over all live regions. */
  spoken(): Promise<string> {
    return this.page
      .locator('[data-live-announcer] p')
      .allInnerTexts()
      .then((texts) => texts.filter((text) => text.trim() !== '').join(' | '));
  }

  /** What has the focus: its role-like tag and its name, for specs that go by keyboard. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return 'nothing';
      return element.getAttribute('aria-label') || element.id || element.textContent || element.tagName;
    });
  }
}
