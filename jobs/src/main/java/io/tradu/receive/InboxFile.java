package io.tradu.receive;

import java.nio.file.Path;

/**
 * A file as it lies in the inbox.
 *
 * @param feed name of the folder it lies in, with those above it; empty if it lies in
 * none
 * @param name its name
 * @param path where it is
 */
record InboxFile(String feed, String name, Path path) {

	String label() {
		return this.feed.isEmpty() ? this.name : this.feed + "/" + this.name;
	}

}
