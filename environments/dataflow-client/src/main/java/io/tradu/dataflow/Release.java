package io.tradu.dataflow;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A released version of the applications' jar.
 *
 * @param version its version, which the server reads from the file's name, too
 * @param uri where the server finds it
 */
record Release(String version, String uri) {

	private static final String ARTIFACT = "tradu-apps";

	// As the server understands a name: the version begins with the last digit behind a
	// dash.
	private static final Pattern NAME = Pattern.compile("(.*/)?" + ARTIFACT + "-(\\d(?:(?!-\\d)[\\w.+-])*)\\.jar");

	/**
	 * Returns the release that lies in a file.
	 * @throws WrongDeclaration if there is none, or it is not called as the server wants
	 */
	static Release of(Path jar) {
		Release release = named(jar);
		if (!Files.isRegularFile(jar)) {
			throw new WrongDeclaration(jar + ": there is no such file");
		}
		return release;
	}

	/**
	 * Returns the release that a file is to be.
	 * @throws WrongDeclaration if it is not called as the server wants
	 */
	static Release named(Path jar) {
		Path file = jar.toAbsolutePath().normalize();
		Matcher name = NAME.matcher(file.toString());
		if (!name.matches()) {
			throw new WrongDeclaration(jar + ": a release is called " + ARTIFACT + "-<version>.jar, and its version"
					+ " begins with a digit and has no other digit behind a dash");
		}
		return new Release(name.group(2), URI.create("file:" + file).toString());
	}

	/**
	 * Returns the version that an address names; empty if it is no release of Tradu's.
	 */
	static Optional<String> version(String uri) {
		Matcher name = NAME.matcher(uri);
		return name.matches() ? Optional.of(name.group(2)) : Optional.empty();
	}

	/** Returns the address as Skipper has it, without version and suffix. */
	String resource() {
		return this.uri.substring(0, this.uri.length() - ("-" + this.version + ".jar").length());
	}

}
