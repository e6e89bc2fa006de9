import { connectBcf, connectEngine, connectIds, findingTexts } from '../worker/client.ts';
import { mountPage } from './mount.ts';

mountPage(document.getElementById('app')!, { connect: connectEngine, connectIds, connectBcf, findingTexts }, location.search);
