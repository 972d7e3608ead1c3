package io.tradu.server.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReleaseFolderTests {

	@TempDir
	private Path folder;

	private ReleaseFolder releases;

	@BeforeEach
	void makeReleases() throws IOException {
		Files.createDirectories(this.folder.resolve("releases/sub"));
		for (String jar : new String[] { "releases/a-1.0.0.jar", "releases/sub/a-1.0.0.jar", "other/a-1.0.0.jar" }) {
			Files.createDirectories(this.folder.resolve(jar).getParent());
			Files.createFile(this.folder.resolve(jar));
		}
		Files.createSymbolicLink(this.folder.resolve("releases/link-1.0.0.jar"),
				this.folder.resolve("other/a-1.0.0.jar"));
		Files.createSymbolicLink(this.folder.resolve("releases/linked"), this.folder.resolve("other"));
		Files.createDirectory(this.folder.resolve("releases/folder-1.0.0.jar"));
		this.releases = new ReleaseFolder(this.folder.resolve("releases"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "file:FOLDER/releases/a-1.0.0.jar", "file:FOLDER/releases/sub/a-1.0.0.jar",
			"file://FOLDER/releases/a-1.0.0.jar" })
	void takesAJarInTheFolder(String address) {
		assertThatCode(() -> require(address)).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@ValueSource(strings = { "file:FOLDER/other/a-1.0.0.jar", "file:FOLDER/releases/../other/a-1.0.0.jar",
			"file:FOLDER/releases/../releases/a-1.0.0.jar", "file:FOLDER/releases/%2e%2e/other/a-1.0.0.jar",
			"file:FOLDER/releases/%61-1.0.0.jar", "file:FOLDER/releases//a-1.0.0.jar",
			"file:FOLDER/releases/./a-1.0.0.jar", "file:FOLDER/releases/link-1.0.0.jar",
			"file:FOLDER/releases/linked/a-1.0.0.jar", "file:FOLDER/releases/missing-1.0.0.jar",
			"file:FOLDER/releases/folder-1.0.0.jar", "file:FOLDER/releases",
			"file://evil.exampleFOLDER/releases/a-1.0.0.jar", "file:FOLDER/releases/a-1.0.0.jar?x",
			"file:FOLDER/releases/a-1.0.0.jar#x", "file:a-1.0.0.jar", "FOLDER/releases/a-1.0.0.jar",
			"FILE:FOLDER/releases/a-1.0.0.jar", "jar:file:FOLDER/releases/a-1.0.0.jar!/",
			"http://127.0.0.1/a-1.0.0.jar", "https://127.0.0.1/a-1.0.0.jar", "maven://io.tradu:a:1.0.0",
			"docker:io.tradu/a:1.0.0", "classpath:a-1.0.0.jar", "", ":", "file:", "null" })
	void refusesEverythingElse(String address) {
		assertThatExceptionOfType(NotReleasedException.class).isThrownBy(() -> require(address));
	}

	@Test
	void takesAJarWhereTheFolderItselfIsBehindALink() throws IOException {
		Path link = Files.createSymbolicLink(this.folder.resolve("current"), this.folder.resolve("releases"));

		assertThatCode(() -> new ReleaseFolder(link).require("file:" + link + "/a-1.0.0.jar"))
			.doesNotThrowAnyException();
	}

	private void require(String address) {
		this.releases.require(address.replace("FOLDER", this.folder.toString()));
	}

}
