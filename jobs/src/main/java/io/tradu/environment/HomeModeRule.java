package io.tradu.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds homes, and folders in them with texts of all documents, that others may read. */
class HomeModeRule implements Rule {

	private static final String HOME = "tradu.folders.home";

	private static final List<String> PRIVATE = List.of("database", "logs", "purged");

	private static final Set<PosixFilePermission> OTHERS = EnumSet.of(PosixFilePermission.OTHERS_READ,
			PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

	@Override
	public List<Finding> check(Declared environment) {
		return environment.value(HOME)
			.map(Path::of)
			.stream()
			.flatMap((home) -> Stream.concat(Stream.of(home), PRIVATE.stream().map(home::resolve)))
			.flatMap((folder) -> finding(environment, folder).stream())
			.toList();
	}

	private static Optional<Finding> finding(Declared environment, Path folder) {
		if (!Files.isDirectory(folder)) {
			return Optional.empty();
		}
		try {
			Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
			return OTHERS.stream().noneMatch(permissions::contains) || isHidden(folder) ? Optional.empty()
					: Optional.of(environment.finding("permissions", environment.labelOf(folder), HOME,
							"every user of this machine may look into it (" + PosixFilePermissions.toString(permissions)
									+ "); chmod o-rwx, and give an inbox that another user fills a place of its own "
									+ "with tradu.folders.inbox"));
		}
		catch (IOException ex) {
			return Optional
				.of(environment.finding("readable", environment.labelOf(folder), HOME, FolderContent.fault(ex)));
		}
	}

	// In a folder that others cannot enter.
	private static boolean isHidden(Path folder) throws IOException {
		for (Path above = folder.toAbsolutePath().getParent(); above != null; above = above.getParent()) {
			if (!Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_EXECUTE)) {
				return true;
			}
		}
		return false;
	}

}
