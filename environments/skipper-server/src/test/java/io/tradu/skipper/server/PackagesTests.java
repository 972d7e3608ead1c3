package io.tradu.skipper.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.error.YAMLException;
import org.zeroturnaround.zip.ZipUtil;

import org.springframework.cloud.skipper.domain.ConfigValues;
import org.springframework.cloud.skipper.domain.Package;
import org.springframework.cloud.skipper.domain.PackageMetadata;
import org.springframework.cloud.skipper.domain.Template;
import org.springframework.cloud.skipper.io.DefaultPackageReader;
import org.springframework.cloud.skipper.io.DefaultPackageWriter;
import org.springframework.cloud.skipper.server.util.ManifestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Skipper's own classes with snakeyaml 2. */
class PackagesTests {

	@TempDir
	private Path folder;

	@BeforeAll
	static void adapt() {
		SkipperServer.adaptToSnakeYaml2();
	}

	@Test
	void haveAManifestWithTheirValues() {
		Template template = new Template();
		template.setName("app.yml");
		template.setData("spec:\n  version: \"{{version}}\"\n  count: {{count}}\n");
		Package stream = new Package();
		stream.setTemplates(List.of(template));
		stream.setDependencies(List.of());

		assertThat(ManifestUtils.createManifest(stream, Map.of("version", "1.0", "count", 2)))
			.isEqualToIgnoringNewLines("\"spec\":\n  \"version\": \"1.0\"\n  \"count\": \"2\"\n");
	}

	@Test
	void haveNoManifestThatNamesClasses() {
		assertThatExceptionOfType(YAMLException.class)
			.isThrownBy(() -> ManifestUtils.resolveKind("kind: !!javax.script.ScriptEngineManager []"));
	}

	@Test
	void areReadAsTheyAreWritten() {
		Package stream = new Package();
		stream.setMetadata(new PackageMetadata());
		stream.getMetadata().setName("stream");
		stream.getMetadata().setVersion("1.0.0");
		ConfigValues values = new ConfigValues();
		values.setRaw("spec: {count: 2}");
		stream.setConfigValues(values);
		stream.setDependencies(List.of());
		stream.setTemplates(List.of());
		File zip = new DefaultPackageWriter().write(stream, this.folder.toFile());
		ZipUtil.unpack(zip, this.folder.toFile());

		Package read = new DefaultPackageReader().read(this.folder.resolve("stream-1.0.0").toFile());

		assertThat(read.getMetadata().getName()).isEqualTo("stream");
		assertThat(read.getConfigValues().getRaw()).contains("count: 2");
	}

	@Test
	void areNotReadWhereTheyNameClasses() throws IOException {
		Files.writeString(this.folder.resolve("package.yml"), "name: !!javax.script.ScriptEngineManager []\n");

		assertThatExceptionOfType(YAMLException.class)
			.isThrownBy(() -> new DefaultPackageReader().read(this.folder.toFile()));
	}

}
