package io.tradu.document;

/** How the cells of a rejected row are written. */
public enum RejectedCells {

	/** As they came. */
	RAW,

	/** With an apostrophe before each cell that a spreadsheet would evaluate. */
	QUOTED

}
