import { connectBcf, connectEngine, connectExport, connectIds, connectKeep, findingTexts } from '../worker/client.ts';
import { mountPage } from './mount.ts';

void mountPage(document.getElementById('app')!, { connect: connectEngine, connectIds, connectBcf, connectKeep, connectExport, findingTexts }, location.search);
