package io.tradu.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The inbox as a place. */
class InboxIntegrationTests {

	@TempDir
	private Path folder;

	@Test
	void receivesThroughLinkToTheInbox() throws IOException {
		Path real = Files.createDirectories(this.folder.resolve("real"));
		Path link = Files.createSymbolicLink(this.folder.resolve("link"), real);
		try (Line line = Line.start(TestDatabase.H2, ReceivingNight.FEEDS, "tradu.folders.inbox=" + link)) {
			line.nextDate();
			Files.createDirectories(real.resolve("news"));
			Files.writeString(real.resolve("news").resolve("a.csv"), "id,title\n1,Good day\n");

			line.run();

			assertThat(link).isSymbolicLink();
			assertThat(line.delivered("news", "a.es.csv")).hasContent("id,title\n1,Iqqf fcy\n");
		}
	}

}
