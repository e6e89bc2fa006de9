import { connectBcf, connectEngine, findingTexts } from '../worker/client.ts';
import { mountPage } from './mount.ts';

mountPage(document.getElementById('app')!, { connect: connectEngine, connectBcf, findingTexts }, location.search);
