package io.tradu.document;

/**
 * A run of consecutive rows of one document for one target language. Bad rows in between
 * are not counted in.
 *
 * @param id its number in the database; 0 while it has none
 * @param documentId its document
 * @param target BCP 47 tag of its target language
 * @param firstRow number of its first row
 * @param lastRow number of its last row
 * @param rows how many good rows it has
 * @param byteOffset where it starts in the document's file
 * @param byteLength how long it is there
 * @param state where it stands
 * @param failures how often the work on it failed for a reason of its own
 */
public record Block(long id, long documentId, String target, long firstRow, long lastRow, int rows, long byteOffset,
		long byteLength, BlockState state, int failures) {

	/** What dead letters call a block. */
	public static final String BLOCK = "block";

	/** Returns a block that waits to be translated. */
	public static Block pending(long documentId, String target, long firstRow, long lastRow, int rows, long byteOffset,
			long byteLength) {
		return new Block(0, documentId, target, firstRow, lastRow, rows, byteOffset, byteLength, BlockState.PENDING, 0);
	}

	Block withId(long id) {
		return new Block(id, this.documentId, this.target, this.firstRow, this.lastRow, this.rows, this.byteOffset,
				this.byteLength, this.state, this.failures);
	}

}
