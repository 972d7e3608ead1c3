package io.tradu.receive;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A file in the inbox.
 *
 * @param feed name of the folder it is in, with those above it; empty if it is in the
 * inbox itself
 * @param name its name
 * @param path where it is
 * @param state its state when the inbox was listed; null if it is not a regular file
 * @param incomplete how it shows that its sender is not finished with it; null if it does
 * not
 */
public record InboxFile(String feed, String name, Path path, @Nullable FileState state, @Nullable String incomplete) {

	/** Returns the file as people write it, {@code feed/file}. */
	public String label() {
		return this.feed.isEmpty() ? this.name : this.feed + "/" + this.name;
	}

	InboxFile incomplete(String reason) {
		return new InboxFile(this.feed, this.name, this.path, this.state, reason);
	}

}
