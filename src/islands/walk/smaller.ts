const side = 1600;

/** A photograph small enough for a bad line, drawn anew: nothing of what the camera wrote into the file goes along. */
export async function smaller(file: File): Promise<Blob> {
  try {
    const image = await createImageBitmap(file);
    const scale = Math.min(1, side / Math.max(image.width, image.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    const paper = canvas.getContext('2d');
    if (!paper) return file;
    // A JPEG has no holes: what is transparent would be black.
    paper.fillStyle = '#ffffff';
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(image, 0, 0, canvas.width, canvas.height);
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82));
    return drawn ?? file;
  } catch {
    // What the phone cannot read the server looks at, and says what is wrong with it.
    return file;
  }
}
