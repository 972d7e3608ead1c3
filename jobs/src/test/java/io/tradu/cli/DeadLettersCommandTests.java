package io.tradu.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** What is refused before anything is looked at. */
class DeadLettersCommandTests {

	@Test
	void asksWhatIsWanted() {
		assertWrong("say what: list, show, replay or discard");
	}

	@Test
	void asksForTheReason() {
		assertWrong("say why with --reason", "replay", "1");
		assertWrong("say why with --reason", "discard", "1", "--reason", " ");
	}

	@Test
	void asksWhichLettersAreMeant() {
		assertWrong("say which dead letters", "discard", "--reason", "all of them");
		assertWrong("say which dead letters", "replay", "1", "--feed", "news", "--reason", "these");
	}

	@Test
	void refusesEditsOfSeveralLetters() {
		assertWrong("go with the number of one", "replay", "--feed", "news", "--reason", "x", "--source", "title=x");
		assertWrong("go with the number of one", "replay", "1", "2", "--reason", "x", "--row", "1,x");
	}

	@Test
	void refusesWhatIsNoRoute() {
		assertWrong("'direct' is no route", "replay", "1", "--reason", "x", "--route", "direct");
	}

	@Test
	void refusesFiltersThatDoNotExist() {
		assertWrong("'dark'", "list", "--state", "dark");
		assertWrong("'bad luck'", "list", "--category", "bad luck");
		assertWrong("there is no kind 'cell'", "list", "--kind", "cell");
		assertWrong("--limit", "list", "--limit", "0");
	}

	private static void assertWrong(String words, String... arguments) {
		StringWriter err = new StringWriter();
		CommandLine command = Tradu.commandLine().setErr(new PrintWriter(err));
		String[] all = new String[arguments.length + 1];
		all[0] = "dead-letters";
		System.arraycopy(arguments, 0, all, 1, arguments.length);

		int code = command.execute(all);

		assertThat(err.toString()).contains(words);
		assertThat(code).isEqualTo(2);
	}

}
