package io.tradu.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds files that cannot be read, that anybody may change, and secrets that others may
 * read.
 */
class FilesRule implements Rule {

	private static final Set<PosixFilePermission> OWNERS = EnumSet.of(PosixFilePermission.OWNER_READ,
			PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

	@Override
	public List<Finding> check(Declared environment) {
		List<Finding> findings = new ArrayList<>();
		Stream.of(environment.settings(), environment.dataFlow())
			.filter((file) -> file.defect() != null)
			.forEach((file) -> findings
				.add(environment.finding("readable", file.label(), "", String.valueOf(file.defect()))));
		List<Path> own = inside(environment, environment.folder(), findings);
		if (hasCarriageReturns(environment.folder().resolve(EnvironmentFolders.SETTINGS))) {
			findings.add(environment.finding("readable", environment.settings().label(), "",
					"has lines that end as on Windows, which scripts take for a part of the values; use dos2unix"));
		}
		for (Path file : own) {
			if (permissions(environment, file, findings).contains(PosixFilePermission.OTHERS_WRITE)) {
				findings.add(environment.finding("permissions", environment.labelOf(file), "",
						"everybody on this machine may change it; chmod o-w"));
			}
		}
		own.stream()
			.filter((file) -> file.getFileName().toString().matches("secret\\..+|\\.?pgpass|.+\\.password"))
			.forEach((file) -> findings.add(environment.finding("secret", environment.labelOf(file), "",
					"is a file for a secret among those that everybody sees; it belongs into the folder of secrets")));
		SecretsFolder.of(environment).filter(Files::isDirectory).filter(Files::isReadable).ifPresent((secrets) -> {
			for (Path file : inside(environment, secrets, findings)) {
				Set<PosixFilePermission> permissions = permissions(environment, file, findings);
				if (!OWNERS.containsAll(permissions)) {
					findings.add(environment.finding("permissions", environment.labelOf(file), "",
							"others may read this secret (" + PosixFilePermissions.toString(permissions)
									+ "); chmod go-rwx"));
				}
			}
		});
		return findings;
	}

	private static boolean hasCarriageReturns(Path file) {
		try {
			return Files.isRegularFile(file) && Files.readString(file, StandardCharsets.ISO_8859_1).contains("\r\n");
		}
		catch (IOException ex) {
			// Its settings could not be read either, which is said already.
			return false;
		}
	}

	private static List<Path> inside(Declared environment, Path folder, List<Finding> findings) {
		return FolderContent.of(folder, Integer.MAX_VALUE,
				(file, failure) -> findings.add(unreadable(environment, file, failure)));
	}

	private static Set<PosixFilePermission> permissions(Declared environment, Path file, List<Finding> findings) {
		try {
			return Files.getPosixFilePermissions(file);
		}
		catch (NoSuchFileException ex) {
			// A link that leads nowhere.
			return Set.of();
		}
		catch (IOException ex) {
			findings.add(unreadable(environment, file, ex));
			return Set.of();
		}
	}

	private static Finding unreadable(Declared environment, Path file, IOException failure) {
		return environment.finding("readable", environment.labelOf(file), "", FolderContent.fault(failure));
	}

}
