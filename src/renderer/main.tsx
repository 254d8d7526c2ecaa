import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import './styles/tokens.css';
import './styles/base.css';
import { mount } from './app/mount.tsx';

const place = document.getElementById('root');
if (place) mount(place);
