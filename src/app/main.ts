import { connectEngine, findingTexts } from '../worker/client.ts';
import { mountPage } from './mount.ts';

mountPage(document.getElementById('app')!, { connect: connectEngine, findingTexts }, location.search);
