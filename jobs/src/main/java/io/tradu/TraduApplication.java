package io.tradu;

import java.nio.file.Path;

import io.tradu.batch.BatchConfiguration;
import io.tradu.document.Feeds;
import io.tradu.document.FeedsFile;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The one application: it runs every job. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@Import(BatchConfiguration.class)
public class TraduApplication {

	@Bean
	Feeds feeds(@Value("${tradu.feeds-file}") Path file) {
		return FeedsFile.read(file);
	}

}
