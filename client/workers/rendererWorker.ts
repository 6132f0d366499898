import { isSoftwareRenderer } from '../scene/softwareRenderer.ts';

/** The part of a worker's global scope that is used here; the page's library types do not know it. */
declare const self: { readonly postMessage: (isSoftware: boolean) => void };

self.postMessage(isSoftwareRenderer(new OffscreenCanvas(1, 1)));
