package io.tradu.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * What stands in for the Data Flow client: answers each command with what lies in the
 * project's folder {@code answers}, and notes how it was called.
 */
public final class StandInClient {

	private StandInClient() {
	}

	/** Puts it where the client is built. */
	static void in(Path root) throws IOException {
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandInClient.class.getName());
		manifest.getMainAttributes()
			.put(Attributes.Name.CLASS_PATH, Path.of("target", "test-classes").toUri().toString());
		Path target = Files.createDirectories(root.resolve("environments/dataflow-client/target"));
		try (OutputStream out = Files.newOutputStream(target.resolve("tradu-dataflow-client-1-exec.jar"));
				JarOutputStream jar = new JarOutputStream(out, manifest)) {
			jar.finish();
		}
		Files.createDirectories(root.resolve("answers"));
	}

	/** Lays an answer ready for a command, which is known by how its words begin. */
	static void answer(Path root, String command, int code, String text) throws IOException {
		Files.writeString(root.resolve("answers").resolve(command), code + "\n" + text);
	}

	/** Returns how it was called. */
	static List<String> calls(Path root) throws IOException {
		Path calls = root.resolve("answers/calls");
		return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
	}

	/** Answers one command. */
	public static void main(String[] arguments) throws IOException {
		List<String> words = List.of(arguments);
		Path answers = Path.of(words.get(words.indexOf("--root") + 1), "answers");
		String command = words.get(0) + (words.contains("--dry-run") ? " --dry-run" : "");
		Files.writeString(answers.resolve("calls"), String.join(" ", words) + "\n", StandardOpenOption.CREATE,
				StandardOpenOption.APPEND);
		List<String> answer = Files.readAllLines(answers.resolve(command));
		answer.stream().skip(1).forEach(System.out::println);
		System.exit(Integer.parseInt(answer.get(0)));
	}

}
