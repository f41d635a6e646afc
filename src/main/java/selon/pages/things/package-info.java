/**
 * The pages of things, the first page, search, the forms, the exports, and the files that pages are made with. What a
 * page says is put together in {@code view}. It calls everything but the pages after it and {@code app}.
 */
package selon.pages.things;
