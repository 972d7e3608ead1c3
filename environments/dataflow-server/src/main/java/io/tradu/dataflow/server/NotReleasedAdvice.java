package io.tradu.dataflow.server;

import java.util.Map;

import io.tradu.server.security.NotReleasedException;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers that a request cannot succeed, where Data Flow would answer that it failed. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class NotReleasedAdvice {

	@ExceptionHandler
	@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
	Map<String, String> notReleased(NotReleasedException exception) {
		return Map.of("message", String.valueOf(exception.getMessage()));
	}

}
