package io.tradu.receive;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.tradu.document.SetAside;

/**
 * What is in the inbox.
 *
 * @param files its files, by feed and name
 * @param folders the folders whose files are left where they are, each with the reason
 * @param isBare whether it has not even an empty folder
 */
public record InboxListing(List<InboxFile> files, List<SetAside> folders, boolean isBare) {

	private static final Set<String> NOT_LOOKED_INTO = Set.of(InboxWalk.LINK, InboxWalk.UNREADABLE_FOLDER);

	/** Returns whether there is a file that a run could receive now. */
	public boolean hasCompleteFile() {
		return this.files.stream().anyMatch((file) -> file.incomplete() == null);
	}

	/**
	 * Returns whether there is a folder that could not be looked into: what is in it is
	 * not known.
	 */
	public boolean isPartial() {
		return this.folders.stream().map(SetAside::rule).anyMatch(NOT_LOOKED_INTO::contains);
	}

	/** Returns what is left for a later run, each with the reason. */
	public List<String> left() {
		return Stream
			.concat(this.folders.stream().map((folder) -> folder.label() + ": " + folder.detail()),
					this.files.stream()
						.filter((file) -> file.incomplete() != null)
						.map((file) -> file.label() + ": " + file.incomplete()))
			.toList();
	}

}
