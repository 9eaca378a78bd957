import { AutosyncError, toError } from '@autosync/core';
import { getContainerRuntimeClient, ImageName } from 'testcontainers';
import { imageOf, imageVariable, type ContainerName } from './images.ts';

/** The first line of what an engine says, without its "(HTTP code 404) no such image - ". */
function reason(error: unknown): string {
  const [line = ''] = toError(error).message.split('\n');
  return line.replace(/^\(HTTP code \d+\) [^-]* - /, '').trim();
}

/**
 * Makes sure that the engine has the images of these servers; those it lacks are pulled.
 * @throws AutosyncError 'image-missing' with a sentence for people.
 */
export async function fetchImages(
  names: readonly ContainerName[],
  env: Record<string, string | undefined>,
  onProgress?: (message: string) => void,
): Promise<void> {
  const { image: images } = await getContainerRuntimeClient();
  await Promise.all(
    names.map(async (name) => {
      const image = ImageName.fromString(imageOf(name, env));
      try {
        if (await images.exists(image)) return;
        onProgress?.(`fetching the image ${image.string} (once)`);
        await images.pull(image);
        // A pull that breaks off in the middle ends like one that did not.
        if (!(await images.exists(image))) throw new Error('the registry did not deliver it');
      } catch (cause) {
        const message = `The image ${image.string} cannot be pulled (${reason(cause)}): name one that is there with ${imageVariable(name)}, or set AUTOSYNC_STACK=embedded.`;
        throw new AutosyncError('image-missing', message, { cause });
      }
    }),
  );
}
