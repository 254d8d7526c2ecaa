import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '../../../src/renderer/styles/tokens.css';
import '../../../src/renderer/styles/base.css';
import { mount } from '../../../src/renderer/app/mount.tsx';
import { makeFakeProgram, type Scenario } from '../../support/fake-window/fake-bridge.ts';

/** The window over a fake program, whose state the address names: `?scenario=locked`. */
const scenario = (new URLSearchParams(location.search).get('scenario') ?? 'full') as Scenario;
const program = makeFakeProgram(scenario, Date.now());
Object.assign(window, { program, assay: program.bridge });
const root = document.getElementById('root');
if (root) mount(root);
