package io.tradu.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.preflight.PreflightCheck;
import io.tradu.batch.preflight.PreflightFinding;
import io.tradu.command.TraduCommand;
import io.tradu.document.Feed;
import io.tradu.document.Feeds;
import io.tradu.document.LineFolders;

import org.springframework.stereotype.Component;

/**
 * Checks the folders of the inbox: one for each feed, and no other. A night leaves the
 * files of a folder that is wrong where they are and says so itself.
 */
@Component
public class InboxCheck implements PreflightCheck {

	private static final String LOST_AND_FOUND = "lost+found";

	private static final String FOLDER = "feed-folder";

	private final Feeds feeds;

	private final LineFolders folders;

	InboxCheck(Feeds feeds, LineFolders folders) {
		this.feeds = feeds;
		this.folders = folders;
	}

	@Override
	public String id() {
		return "inbox";
	}

	@Override
	public boolean runsBeforeJobs() {
		return false;
	}

	@Override
	public List<PreflightFinding> findings() {
		Path inbox = this.folders.inbox();
		if (!Files.isDirectory(inbox)) {
			return isNewHome() ? List.of() : List.of(failure("inbox-missing", "the inbox " + inbox + " does not exist",
					"mount its file system, or create it: mkdir -p " + TraduCommand.quoted(inbox.toString())));
		}
		try (Stream<Path> entries = Files.list(inbox)) {
			List<PreflightFinding> findings = new ArrayList<>();
			this.feeds.all().forEach((feed) -> folder(inbox.resolve(feed.name()), feed, findings));
			entries.sorted().forEach((entry) -> unknown(entry, findings));
			return findings;
		}
		catch (IOException ex) {
			return List.of(failure("inbox-unreadable", FailureReport.of(ex).sentence(),
					"give the user of this process the right to read it"));
		}
	}

	// The first night creates the inbox.
	private boolean isNewHome() {
		return this.folders.inbox().startsWith(this.folders.home()) && !Files.exists(this.folders.archive());
	}

	private static void folder(Path folder, Feed feed, List<PreflightFinding> findings) {
		String of = "the folder of feed " + feed.name() + ", " + folder + ", ";
		if (Files.isSymbolicLink(folder)) {
			findings.add(PreflightFinding.warning(FOLDER, of + "is a symbolic link, and links are not followed",
					"use a folder, or mount the other one there"));
		}
		else if (!Files.exists(folder)) {
			findings.add(PreflightFinding.warning(FOLDER, of + "does not exist",
					"create it: mkdir " + TraduCommand.quoted(folder.toString())));
		}
		else if (!Files.isDirectory(folder)) {
			findings.add(PreflightFinding.warning(FOLDER, of + "is not a folder", "replace it by one"));
		}
		else if (!Files.isReadable(folder) || !Files.isWritable(folder) || !Files.isExecutable(folder)) {
			findings.add(PreflightFinding.warning(FOLDER, of + "cannot be read and changed by the user of this process",
					"give it the rights: chmod or chown"));
		}
	}

	private void unknown(Path entry, List<PreflightFinding> findings) {
		String name = entry.getFileName().toString();
		boolean isFolder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
		if (isFolder && !name.startsWith(".") && !name.equals(LOST_AND_FOUND) && this.feeds.find(name).isEmpty()) {
			findings.add(PreflightFinding.warning("unknown-feed",
					"the folder " + entry + " belongs to no feed; its files stay there",
					"add the feed '" + name + "' to the feeds file, or rename the folder; known are "
							+ this.feeds.all().stream().map(Feed::name).collect(Collectors.joining(", "))));
		}
	}

	private static PreflightFinding failure(String rule, String found, String remedy) {
		return PreflightFinding.failure(rule, FailureCategory.INFRASTRUCTURE, found, remedy);
	}

}
